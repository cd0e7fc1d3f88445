/* Plants as upright textured cards (nearest first, so that hidden ones cost little) and particles. */
#include <string.h>

#include "kernel.h"

typedef struct {
  const uint32_t *texels;  /* mip levels one after another, each [variants][h][w]: a texel and its right
                              neighbour, as bytes cover, shade, cover, shade */
  int32_t variants, height, width, levels;
  float light[3], dark[3]; /* colour of shade 255 and of shade 0 */
  float sway;              /* how far the top moves in the wind, share of the width */
} Plants;

/* One mip level of one variant. */
typedef struct { const uint32_t *texels; int height, width; } Card;

static Card card(const Plants *p, int level, int variant) {
  const uint32_t *t = p->texels;
  int h = p->height, w = p->width;
  for (int l = 0; l < level; l++) {
    t += (ptrdiff_t)p->variants * h * w;
    h /= 2; w /= 2;
  }
  return (Card){t + (ptrdiff_t)variant * h * w, h, w};
}

/* What is the same for all pixels of a card. */
typedef struct {
  float depth, near, fog, edge, bright, side, flash;
  float light[3], dark[3], sun[3], mist[3];
} Look;

/* One row of a card, front to back: `over` [r, g, b, cover] gains what is not covered yet. */
PASS stamp(const Look *look, const uint32_t *restrict top, const uint32_t *restrict below, float ty, int width,
           float u0, float du, float mirror, int n, const float *restrict depth, float *restrict R,
           float *restrict G, float *restrict B, float *restrict A) {
  const Look k = *look;
  const float most = width - 1.001f;
  EACH (int x = 0; x < n; x++) {
    float u = u0 + x * du, inside = minf(u, .9999f - u) >= 0.f ? 1.f : 0.f;
    float t = clampf(mixf(u, 1.f - u, mirror) * width - .5f, 0.f, most);
    int i = (int)t;
    float a = t - i;
    uint32_t p = top[i], q = below[i];
    float c0 = mixf((float)(int32_t)(p & 255u), (float)(int32_t)(p >> 16 & 255u), a);
    float c1 = mixf((float)(int32_t)(q & 255u), (float)(int32_t)(q >> 16 & 255u), a);
    float s0 = mixf((float)(int32_t)(p >> 8 & 255u), (float)(int32_t)(p >> 24), a);
    float s1 = mixf((float)(int32_t)(q >> 8 & 255u), (float)(int32_t)(q >> 24), a);
    float cover = mixf(c0, c1, ty) * (1.f / 255.f), shade = mixf(s0, s1, ty) * (1.f / 255.f);
    float w = cover * k.near * inside * (1.f - A[x]);
    w = depth[x] > k.depth ? w : 0.f;
    float s = shade * k.bright * (1.f + k.side * (2.f * u - 1.f)), rim = (1.f - cover) * k.edge;
    R[x] += mixf((mixf(k.dark[0], k.light[0], s) + rim * k.sun[0]) * k.flash, k.mist[0], k.fog) * w;
    G[x] += mixf((mixf(k.dark[1], k.light[1], s) + rim * k.sun[1]) * k.flash, k.mist[1], k.fog) * w;
    B[x] += mixf((mixf(k.dark[2], k.light[2], s) + rim * k.sun[2]) * k.flash, k.mist[2], k.fog) * w;
    A[x] += w;
  }
}

/* Whether anything of a row could still be seen at this depth. */
static __attribute__((noinline)) int visible(float d, int n, const float *restrict depth, const float *restrict A) {
  int any = 0;
  for (int x = 0; x < n; x++) any |= (A[x] < .985f) & (depth[x] > d);
  return any;
}

static Look light_card(const Camera *cam, const Air *air, const Plants *p, const float *it, float d, float mid) {
  float u = (mid - cam->cx) / cam->focal, vx = cam->fx + cam->rx * u, vz = cam->fz + cam->rz * u;
  float il = 1.f / sqrtf(vx * vx + vz * vz), sd = sun_facing(air, vx * il, 0.f, vz * il);
  Look k = {
    .depth = d, .near = unit((d - .7f) * .8f), .fog = fog_opacity(air, d, cam->ey, it[1] + it[3] * .4f),
    .edge = sd * .8f, .bright = it[7], .side = .55f * (air->sun_dir[0] * cam->rx + air->sun_dir[2] * cam->rz),
    .flash = 1.f + air->flash * 4.f,
  };
  for (int c = 0; c < 3; c++) {
    k.light[c] = p->light[c];
    k.dark[c] = p->dark[c];
    k.sun[c] = air->sun[c];
    k.mist[c] = air->fog[c] + air->fog_sun[c] * sd;
  }
  return k;
}

PASS lay_over(const float *restrict cover, const float *restrict light, int n, float *restrict out) {
  EACH (int x = 0; x < n; x++) out[x] = out[x] * (1.f - cover[x]) + light[x];
}

/* items: [n][8] x, y (foot), z, height, width, variant, mirrored, brightness; sorted by depth.
 * `over` is a scratch [4][height][width], zero on entry and on return. */
API void fg_plants(const Camera *cam, const Air *air, const Plants *p, const float *items, int n,
                   const float *depth, float *over, float *col, int y0, int y1) {
  int W = cam->width, first[MAX_HEIGHT], last[MAX_HEIGHT];  /* of the pixels of each row that cards touch */
  ptrdiff_t plane = (ptrdiff_t)W * cam->height;
  for (int y = y0; y < y1; y++) { first[y] = W; last[y] = 0; }
  for (int k = 0; k < n; k++) {
    const float *it = items + 8 * (ptrdiff_t)k;
    float x = it[0] - cam->ex, z = it[2] - cam->ez, d = x * cam->fx + z * cam->fz;
    if (d < .7f) continue;
    float q = cam->focal / d, mid = cam->cx + (x * cam->rx + z * cam->rz) * q, hh = it[3] * q, ww = it[4] * q;
    float foot = cam->cy - (it[1] - cam->ey) * q, top = foot - hh, left = mid - ww * .5f;
    float sway = p->sway * fast_sin(air->time * 1.7f + it[0] * .9f + it[2] * .7f);
    float lean = fabsf(sway) * ww + 1.f;
    if (foot < y0 || top >= y1 || left + ww + lean < 0.f || left - lean >= W || hh < 1.5f) continue;
    int level = 0;
    while (level + 1 < p->levels && p->height >> (level + 1) >= hh * 1.2f) level++;
    Card t = card(p, level, (int)it[5]);
    Look look = light_card(cam, air, p, it, d, mid);
    float iw = 1.f / ww;
    for (int y = maxi((int)maxf(top, 0.f), y0); y < mini((int)minf(foot, 1e6f) + 1, y1); y++) {
      float v = (y - top) / hh;
      if (v < 0.f || v >= 1.f) continue;
      float bend = sway * (1.f - v) * (1.f - v), ty = clampf(v * t.height - .5f, 0.f, t.height - 1.001f);
      const uint32_t *row = t.texels + (ptrdiff_t)(int)ty * t.width;
      int xs = maxi((int)(left + bend * ww), 0), xe = mini((int)(left + bend * ww + ww) + 1, W);
      float *o = over + (ptrdiff_t)y * W + xs;
      const float *z = depth + (ptrdiff_t)y * W + xs;
      if (xe <= xs || !visible(d, xe - xs, z, o + 3 * plane)) continue;
      first[y] = mini(first[y], xs);
      last[y] = maxi(last[y], xe);
      stamp(&look, row, row + t.width, ty - (int)ty, t.width, (xs - left) * iw - bend, iw, it[6] > 0.f ? 1.f : 0.f,
            xe - xs, z, o, o + plane, o + 2 * plane, o + 3 * plane);
    }
  }
  for (int y = y0; y < y1; y++) {
    if (first[y] >= last[y]) continue;
    ptrdiff_t i = (ptrdiff_t)y * W + first[y];
    int wide = last[y] - first[y];
    for (int c = 0; c < 3; c++) lay_over(over + 3 * plane + i, over + c * plane + i, wide, col + c * plane + i);
    for (int c = 0; c < 4; c++) memset(over + c * plane + i, 0, (size_t)wide * sizeof(float));
  }
}

/* Dots with a streak of `shutter` seconds. at, speed [n][3]; look [n][5] radius, r, g, b, opacity. */
API void fg_particles(const Camera *cam, const float *at, const float *speed, const float *look, int n,
                      float shutter, int glowing, const float *depth, float *col, int y0, int y1) {
  int W = cam->width;
  ptrdiff_t plane = (ptrdiff_t)W * cam->height;
  for (int k = 0; k < n; k++) {
    const float *p = at + 3 * (ptrdiff_t)k, *v = speed + 3 * (ptrdiff_t)k, *l = look + 5 * (ptrdiff_t)k;
    float x = p[0] - cam->ex, y = p[1] - cam->ey, z = p[2] - cam->ez, d = x * cam->fx + z * cam->fz;
    if (d < .25f) continue;
    float sx = cam->cx + cam->focal * (x * cam->rx + z * cam->rz) / d, sy = cam->cy - cam->focal * y / d;
    x -= v[0] * shutter; y -= v[1] * shutter; z -= v[2] * shutter;
    float d2 = x * cam->fx + z * cam->fz;
    if (d2 < .2f) continue;
    float ex = cam->cx + cam->focal * (x * cam->rx + z * cam->rz) / d2, ey = cam->cy - cam->focal * y / d2;
    float r0 = l[0] * cam->focal / d, r = maxf(r0, .55f), a0 = l[4] * minf(1.f, r0 * r0 / (r * r) + .08f);
    if (r > 14.f) { a0 *= 14.f / r * 14.f / r; r = minf(r, 40.f); }
    int xs = maxi((int)maxf(minf(sx, ex) - r - 1.f, 0.f), 0), xe = mini((int)minf(maxf(sx, ex) + r + 2.f, 1e6f), W);
    int ys = maxi((int)maxf(minf(sy, ey) - r - 1.f, 0.f), y0), ye = mini((int)minf(maxf(sy, ey) + r + 2.f, 1e6f), y1);
    if (xs >= xe || ys >= ye) continue;
    float dx = ex - sx, dy = ey - sy, l2 = dx * dx + dy * dy + 1e-6f;
    a0 *= sqrtf(maxf(2.f * r / (2.f * r + sqrtf(l2)), .12f));
    for (int yy = ys; yy < ye; yy++)
      for (int xx = xs; xx < xe; xx++) {
        ptrdiff_t i = (ptrdiff_t)yy * W + xx;
        if (d > depth[i]) continue;
        float qx = xx - sx, qy = yy - sy, t = unit((qx * dx + qy * dy) / l2);
        qx -= dx * t; qy -= dy * t;
        float e = 1.f - (qx * qx + qy * qy) / (r * r);
        if (e <= 0.f) continue;
        float a = e * e * a0;
        for (int c = 0; c < 3; c++) {
          float *o = col + c * plane + i;
          *o += glowing ? l[1 + c] * a : (l[1 + c] - *o) * a;
        }
      }
  }
}
