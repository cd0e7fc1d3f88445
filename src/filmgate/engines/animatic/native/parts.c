/* The blur of what moves by itself while the shutter is open: legs, wings, wheels, rotors. Each of their pixels has a
 * way across the screen; around them, pixels gather along the longest way near them. After McGuire, Hennessy, Bukowski
 * and Osman 2012, "A reconstruction filter for plausible motion blur". */
#include <string.h>

#include "mesh.h"

enum { BLOCK = 16, STEPS = 11, NEXT = 2 };  /* pixels of a side; samples along a way at most; blocks that it reaches */

#define LEAST 2.5f   /* pixels: shorter ways are not seen */
#define REACH 32.f   /* pixels to both sides at most */

/* Way of pixels xs..xe of row y, which show one triangle, without the way of the whole: `travel`. */
static void ways(const Camera *cam, const Mesh *m, const float *before, const float *travel, int triangle, int y, int xs,
                  int xe, const float *depth, float *vx, float *vy, float most[2]) {
  const int32_t *f = m->faces + 3 * (ptrdiff_t)triangle;
  float move[3][3], longest = most[0] * most[0] + most[1] * most[1];
  for (int k = 0; k < 3; k++) {
    const float *now = m->surface + HIT * (ptrdiff_t)f[k], *then = before + HIT * (ptrdiff_t)f[k];
    for (int c = 0; c < 3; c++) move[k][c] = now[c] - then[c] - travel[c];
  }
  float reach = 0.f;
  for (int k = 0; k < 3; k++) reach = maxf(reach, fabsf(move[k][0]) + fabsf(move[k][1]) + fabsf(move[k][2]));
  if (reach * cam->focal * 1.5f < LEAST * depth[xs]) return;  /* the depth of one corner is as good as another's */
  Shares s = shares(m->screen + 3 * (ptrdiff_t)f[0], m->screen + 3 * (ptrdiff_t)f[1], m->screen + 3 * (ptrdiff_t)f[2],
                    (float)xs, (float)y);
  for (int x = xs; x < xe; x++) {
    float z = depth[x], n = (float)(x - xs), d[3] = {0.f, 0.f, 0.f};
    for (int k = 0; k < 3; k++) {
      float share = (s.at[k] + n * s.step[k]) * z;
      for (int c = 0; c < 3; c++) d[c] += share * move[k][c];
    }
    float ahead = d[0] * cam->fx + d[2] * cam->fz, side = d[0] * cam->rx + d[2] * cam->rz, q = 1.f / maxf(z - ahead, .05f);
    float u = (side * cam->focal - ahead * (x - cam->cx)) * q, v = (-d[1] * cam->focal - ahead * (y - cam->cy)) * q;
    float far = sqrtf(u * u + v * v), k = far > 2.f * REACH ? 2.f * REACH / far : far < LEAST ? 0.f : 1.f;
    vx[x] = u * k; vy[x] = v * k;
    if (vx[x] * vx[x] + vy[x] * vy[x] > longest) {
      longest = vx[x] * vx[x] + vy[x] * vy[x];
      most[0] = vx[x]; most[1] = vy[x];
    }
  }
}

/* Ways of rows y0..y1, a multiple of BLOCK, to `way` [2][height][width], zero on entry, and the longest of each block to `most`
 * [height / BLOCK][width / BLOCK][2], both rounded up. before [count]: the surface of each mesh when the shutter opened,
 * or NULL; the first `moving` meshes went by `travel`. */
API void fg_parts(const Camera *cam, const Mesh *meshes, const float *const *before, int count, int moving,
                  const float *travel, const float *depth, const int32_t *face, float *way, float *most, int y0, int y1) {
  const float still[3] = {0.f, 0.f, 0.f};
  int W = cam->width, across = (W + BLOCK - 1) / BLOCK;
  ptrdiff_t plane = (ptrdiff_t)W * cam->height;
  for (int y = y0; y < y1; y++) {
    ptrdiff_t row = (ptrdiff_t)y * W;
    float *line = most + 2 * (ptrdiff_t)(y / BLOCK) * across;
    if (y % BLOCK == 0) memset(line, 0, 2 * (size_t)across * sizeof(float));
    for (int x = 0, end; x < W; x = end) {
      int32_t own = face[row + x], m = own >> FACE_BITS;
      int stop = mini((x / BLOCK + 1) * BLOCK, W);
      for (end = x + 1; end < stop && face[row + end] == own;) end++;
      if (own < 0 || m >= count || !before[m]) continue;
      ways(cam, meshes + m, before[m], m < moving ? travel : still, own & ((1 << FACE_BITS) - 1), y, x, end, depth + row,
           way + row, way + plane + row, line + 2 * (x / BLOCK));
    }
  }
}

/* The longest way in and around a block; 0: nothing moves there. */
static void around(const float *most, int across, int down, int i, int j, float out[2]) {
  float longest = 0.f;
  for (int b = maxi(j - NEXT, 0); b <= mini(j + NEXT, down - 1); b++)
    for (int a = maxi(i - NEXT, 0); a <= mini(i + NEXT, across - 1); a++) {
      const float *v = most + 2 * ((ptrdiff_t)b * across + a);
      float l = v[0] * v[0] + v[1] * v[1];
      int apart = maxi(a > i ? a - i : i - a, b > j ? b - j : j - b) - 1;  /* blocks that lie between */
      if (apart >= 0 && .25f * l <= (float)(apart * apart * BLOCK * BLOCK)) continue;
      if (l > longest) { longest = l; out[0] = v[0]; out[1] = v[1]; }
    }
}

static inline float cone(float far, float way) { return unit(1.f - far / maxf(way, .5f)); }
static inline float cylinder(float far, float way) { return 1.f - smooth(unit((far - .95f * way) / maxf(.1f * way, .1f))); }

/* What n <= BLOCK pixels of a row gather: sums of light and of weights. */
typedef struct { float own[BLOCK], turn[BLOCK], light[3][BLOCK], all[BLOCK]; } Gathered;

/* Pixels x0.. of row y begin with themselves. */
PASS begin(const float *restrict col, const float *restrict way, ptrdiff_t plane, ptrdiff_t at, int x0, int y, int n,
           Gathered *restrict g) {
  EACH (int i = 0; i < n; i++) {
    float u = way[at + i], v = way[plane + at + i], own = .5f * sqrtf(u * u + v * v), weight = 1.f / maxf(own, .5f);
    g->own[i] = own;
    g->turn[i] = hash2(x0 + i, y) - .5f;
    g->all[i] = weight;
    for (int c = 0; c < 3; c++) g->light[c][i] = col[c * plane + at + i] * weight;
  }
}

/* One step of `steps` along the way (vx, vy), which is `far` long to each side. */
PASS step(const float *restrict col, const float *restrict way, const float *restrict depth, int W, int H, int x0, int y,
          int n, float k, float steps, float vx, float vy, float far, Gathered *restrict g) {
  const int plane = W * H, at = y * W + x0;
  EACH (int i = 0; i < n; i++) {
    float t = (k + g->turn[i] + .5f) / steps - .5f, z = depth[at + i], own = g->own[i];
    int a = (int)floorf((x0 + i) + t * vx + .5f), b = (int)floorf(y + t * vy + .5f);
    int q = maxi(mini(b, H - 1), 0) * W + maxi(mini(a, W - 1), 0), inside = (a >= 0) & (b >= 0) & (a < W) & (b < H);
    float theirs = .5f * sqrtf(way[q] * way[q] + way[plane + q] * way[plane + q]), gone = fabsf(t) * 2.f * far;
    float soft = .02f * z + .01f, before = unit(1.f - (depth[q] - z) / soft), behind = unit(1.f - (z - depth[q]) / soft);
    float w = before * cone(gone, theirs) + behind * cone(gone, own) + 2.f * cylinder(gone, theirs) * cylinder(gone, own);
    w = inside ? w : 0.f;
    for (int c = 0; c < 3; c++) g->light[c][i] += col[c * plane + q] * w;
    g->all[i] += w;
  }
}

/* Pixels x0.. of row y as they gather along the way v. */
static void gather(const float *col, const float *way, const float *depth, int W, int H, int x0, int y, int n,
                   const float v[2], Gathered *g) {
  float far = .5f * sqrtf(v[0] * v[0] + v[1] * v[1]);
  int steps = mini(STEPS, 3 + (int)(far * .7f));
  begin(col, way, (ptrdiff_t)W * H, (ptrdiff_t)y * W + x0, x0, y, n, g);
  for (int k = 0; k < steps; k++) step(col, way, depth, W, H, x0, y, n, (float)k, (float)steps, v[0], v[1], far, g);
}

/* The longest ways in and around the blocks of rows y0..y1 of blocks, to `reach`. */
API void fg_parts_reach(const float *most, int across, int down, float *reach, int y0, int y1) {
  for (int j = y0; j < y1; j++)
    for (int i = 0; i < across; i++) {
      float *v = reach + 2 * ((ptrdiff_t)j * across + i);
      v[0] = v[1] = 0.f;
      around(most, across, down, i, j, v);
    }
}

/* Rows y0..y1 of `col`, blurred, to `out` where something moves; what fg_parts_set takes over. */
API void fg_parts_blur(const float *col, const float *way, const float *reach, const float *depth, int W, int H, float *out,
                       int y0, int y1) {
  int across = (W + BLOCK - 1) / BLOCK;
  ptrdiff_t plane = (ptrdiff_t)W * H;
  for (int y = y0; y < y1; y++)
    for (int i = 0; i < across; i++) {
      const float *v = reach + 2 * ((ptrdiff_t)(y / BLOCK) * across + i);
      if (v[0] == 0.f && v[1] == 0.f) continue;
      int n = mini(BLOCK, W - i * BLOCK);
      Gathered g;
      gather(col, way, depth, W, H, i * BLOCK, y, n, v, &g);
      for (int c = 0; c < 3; c++)
        for (int x = 0; x < n; x++) out[c * plane + (ptrdiff_t)y * W + i * BLOCK + x] = g.light[c][x] / g.all[x];
    }
}

/* `col` takes what fg_parts_blur left; `way` is zero again. */
API void fg_parts_set(const float *out, const float *reach, const float *most, int W, int H, float *col, float *way, int y0,
                      int y1) {
  int across = (W + BLOCK - 1) / BLOCK;
  ptrdiff_t plane = (ptrdiff_t)W * H;
  for (int y = y0; y < y1; y++)
    for (int i = 0; i < across; i++) {
      const float *v = reach + 2 * ((ptrdiff_t)(y / BLOCK) * across + i);
      ptrdiff_t o = (ptrdiff_t)y * W + i * BLOCK;
      size_t wide = (size_t)mini(BLOCK, W - i * BLOCK) * sizeof(float);
      if (v[0] == 0.f && v[1] == 0.f) continue;
      for (int c = 0; c < 3; c++)
        memcpy(col + c * plane + o, out + c * plane + o, wide);
      const float *own = most + 2 * ((ptrdiff_t)(y / BLOCK) * across + i);
      for (int c = 0; c < 2 && (own[0] != 0.f || own[1] != 0.f); c++) memset(way + c * plane + o, 0, wide);
    }
}
