/* Plants as upright textured cards (nearest first, so that hidden ones cost little) and particles. */
#include "kernel.h"

typedef struct {
  const uint8_t *texels;   /* mip levels one after another, each [variants][h][w][2]: cover, shade */
  int32_t variants, height, width, levels;
  float light[3], dark[3]; /* colour of shade 255 and of shade 0 */
  float sway;              /* how far the top moves in the wind, share of the width */
} Plants;

typedef struct { float cover, shade; } Texel;

/* One mip level of one variant. */
typedef struct { const uint8_t *texels; int height, width; } Card;

static Card card(const Plants *p, int level, int variant) {
  const uint8_t *t = p->texels;
  int h = p->height, w = p->width;
  for (int l = 0; l < level; l++) {
    t += (ptrdiff_t)p->variants * h * w * 2;
    h /= 2; w /= 2;
  }
  return (Card){t + (ptrdiff_t)variant * h * w * 2, h, w};
}

static inline Texel sample(const Card *t, const uint8_t *row, float b, float u) {
  float x = clampf(u * t->width - .5f, 0.f, t->width - 1.001f);
  int i = (int)x;
  float a = x - i;
  const uint8_t *q = row + 2 * i, *r = q + 2 * t->width;
  float c = mixf(mixf(q[0], q[2], a), mixf(r[0], r[2], a), b), s = mixf(mixf(q[1], q[3], a), mixf(r[1], r[3], a), b);
  return (Texel){c * (1.f / 255.f), s * (1.f / 255.f)};
}

/* items: [n][8] x, y (foot), z, height, width, variant, mirrored, brightness; sorted by depth.
 * `over` is a scratch [4][height][width], zero on entry and on return. */
API void fg_plants(const Camera *cam, const Air *air, const Plants *p, const float *items, int n,
                   const float *depth, float *over, float *col, int y0, int y1) {
  int W = cam->width;
  ptrdiff_t plane = (ptrdiff_t)W * cam->height;
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
    float fog = fog_opacity(air, d, cam->ey, it[1] + it[3] * .4f);
    float u0 = (mid - cam->cx) / cam->focal, vx = cam->fx + cam->rx * u0, vz = cam->fz + cam->rz * u0;
    float il = 1.f / sqrtf(vx * vx + vz * vz), sd = sun_facing(air, vx * il, 0.f, vz * il);
    float side = air->sun_dir[0] * cam->rx + air->sun_dir[2] * cam->rz;
    float near = unit((d - .7f) * .8f), mist[3], flash = 1.f + air->flash * 4.f;
    for (int c = 0; c < 3; c++) mist[c] = air->fog[c] + air->fog_sun[c] * sd;
    Card t = card(p, level, (int)it[5]);
    float iw = 1.f / ww;
    for (int y = maxi((int)maxf(top, 0.f), y0); y < mini((int)minf(foot, 1e6f) + 1, y1); y++) {
      float v = (y - top) / hh;
      if (v < 0.f || v >= 1.f) continue;
      float bend = sway * (1.f - v) * (1.f - v), ty = clampf(v * t.height - .5f, 0.f, t.height - 1.001f);
      const uint8_t *texels = t.texels + (ptrdiff_t)(int)ty * t.width * 2;
      ty -= (int)ty;
      int xs = maxi((int)(left + bend * ww), 0), xe = mini((int)(left + bend * ww + ww) + 1, W);
      for (int xx = xs; xx < xe; xx++) {
        ptrdiff_t i = (ptrdiff_t)y * W + xx;
        float covered = over[3 * plane + i];
        if (covered > .97f || d >= depth[i]) continue;
        float u = (xx - left) * iw - bend;
        if (u < 0.f || u >= 1.f) continue;
        Texel e = sample(&t, texels, ty, it[6] > 0.f ? 1.f - u : u);
        float a = e.cover * near;
        if (a < .02f) continue;
        float s = e.shade * it[7] * (1.f + .55f * side * (2.f * u - 1.f)), edge = (1.f - e.cover) * sd * .8f;
        float w = a * (1.f - covered);
        for (int c = 0; c < 3; c++) {
          float rgb = (mixf(p->dark[c], p->light[c], s) + edge * air->sun[c]) * flash;
          over[c * plane + i] += mixf(rgb, mist[c], fog) * w;
        }
        over[3 * plane + i] = covered + w;
      }
    }
  }
  for (int y = y0; y < y1; y++)
    for (ptrdiff_t i = (ptrdiff_t)y * W; i < (ptrdiff_t)(y + 1) * W; i++) {
      float a = over[3 * plane + i];
      if (a <= 0.f) continue;
      for (int c = 0; c < 3; c++) {
        col[c * plane + i] = col[c * plane + i] * (1.f - a) + over[c * plane + i];
        over[c * plane + i] = 0.f;
      }
      over[3 * plane + i] = 0.f;
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
